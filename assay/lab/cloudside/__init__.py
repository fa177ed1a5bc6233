"""The part of the lab that runs inside a cloud's own interpreter.

It is copied beside every cloud and imported there as `cloudside`, together with the pinned OpenStack
release: it may import OpenStack and nothing of Assay.
"""
