"""pairing_db turns articles about paired assistance in China into a database of provable facts."""

__version__ = "0.1.0"
