"""The benchmarks: what they measure with must itself be sound."""
