"""Reading records out of a document: whose act a sentence tells, which session it was, what a block reports."""
