"""make publish: what may go out, put together and handed over."""
