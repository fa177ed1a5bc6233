"""Tests of Assay, a folder for each part of the house."""
