"""A trip's words put together: the facts of the phrases become frame, rules, marks and questions."""
