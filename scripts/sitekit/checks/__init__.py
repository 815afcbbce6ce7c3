"""The checks of the site: each looks at one thing and says what to do about it. `every` runs them all."""
