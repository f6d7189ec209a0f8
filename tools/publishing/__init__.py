"""make publish: what may go out, put together and deployed."""
