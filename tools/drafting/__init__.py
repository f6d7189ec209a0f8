"""make draft: engines asked, answers guarded, drafts written."""
