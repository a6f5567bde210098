"""Recognise: quantities, periods, regions and enterprises of a clean text, each found once and reused."""
