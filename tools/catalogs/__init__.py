"""What is done with catalogues: merged, counted, credited; and the notes in their entries."""
