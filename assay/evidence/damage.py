"""The sentence for a bundle that is not what its run wrote."""

from assay.problem import Problem


class Damaged(Problem):
    """A bundle was edited, cut, extended or forged: nothing in it can be trusted as it is.

    Args:
        folder: The bundle, as people know it: a folder or an archive.
        how: What is wrong with it, without a full stop.
    """

    def __init__(self, folder: object, how: str):
        super().__init__(
            f"The bundle {folder} was edited or damaged: {how}.",
            why="Its files are not what its run wrote down.",
            advice="Get an untouched copy, or run again; nothing in it can be trusted as it is.",
        )
        self.how = how
