"""Measurements: ratios against a stated floor in the same run, never part of the tests."""
