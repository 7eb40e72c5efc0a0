"""Requests with memory: the pipeline's steps as a LangGraph graph. The only place that imports langgraph."""
