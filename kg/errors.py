"""The errors that a user of Sutra can meet, and nothing else.

KGError
  SourceError        a document cannot be read
  LanguageError      there is no data for a language
  KnowledgeError     a fault in ontology/: names the file, the entry and the remedy
  ConformanceError   the finished graph breaks a shape, or evidence does not match its source
  OutputError        a result cannot be written
  QueryError         a query cannot be run

Every message says what is wrong, where, and what to do.
"""


class KGError(Exception):
    """A fault that the user can mend."""


class SourceError(KGError):
    """A document cannot be read."""


class LanguageError(KGError):
    """There is no data for a language."""


class KnowledgeError(KGError):
    """A fault in the files of ontology/."""

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}; {remedy}")
        self.where, self.what, self.remedy = where, what, remedy


class ConformanceError(KGError):
    """The finished graph breaks a shape, or evidence does not match its source."""


class OutputError(KGError):
    """A result cannot be written."""


class QueryError(KGError):
    """A query cannot be run."""
