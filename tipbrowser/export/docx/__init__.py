"""Word documents (WordprocessingML, ISO/IEC 29500-1) from manuscripts, in the program's own template or the reader's."""
