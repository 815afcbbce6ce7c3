"""What a reader sees: each page of a language as HTML. May import content and below."""
