"""Proofs that what the reader wrote is not lost: killed programs, full disks, failing devices, power cuts, two writers."""
