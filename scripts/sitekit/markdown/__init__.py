"""A page cut up: lines, blocks, sections, units and their codes. May import the ground."""
