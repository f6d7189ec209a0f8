"""make check: rules asked, answers remembered, findings reported."""
