"""What a person runs on translations: stamp, check, begin a language, see what waits. May import quality and below."""
