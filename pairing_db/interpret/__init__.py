"""Interpret: mentions in their clause, sentence, paragraph and article become readings; every figure gets one end."""
