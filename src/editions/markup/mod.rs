//! Blocks and inlines as HTML and XHTML elements, shared by the web edition and the e-book.
