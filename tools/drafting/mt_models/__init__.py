"""Argos' translation models: found, fetched, verified, installed."""
