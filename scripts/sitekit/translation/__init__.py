"""What each unit of a translation was made from, and whether it still says that. May import markdown and the ground."""
