"""The checks of the site: each looks at one thing and says what to do about it. `registry` lists them all."""
