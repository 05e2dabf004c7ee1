"""For every field of the published data a plausible wrong value: which of them does nobody notice?"""
