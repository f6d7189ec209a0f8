"""XML from strangers, read without trust: nothing that it declares or refers to is used."""

from __future__ import annotations

from xml.parsers import expat


class XmlError(Exception):
    """Why a file is not read, as the end of a sentence; no full stop."""

    hint = ""
    """What to do about it, if anything is known."""

    def __init__(self, sentence: str, line: int = 0) -> None:
        super().__init__(sentence)
        self.line = line
        """From 1; 0: not known."""


class MalformedXmlError(XmlError):
    """The file is no XML at all."""


class DoctypeError(XmlError):
    """The file has a DOCTYPE, and would be read without it."""

    hint = "Delete the DOCTYPE; nothing in the file needs it."


class SafeXmlReader:
    """Read XML element by element, refusing what could do harm; subclasses see the elements.

    Expat rather than ElementTree: it can tell a reference to a DTD from declarations.
    A name in a namespace is ``<address> <name>``, with a space between.

    :param deepest: most elements inside of one another.
    :param allow_doctype: whether a DOCTYPE may be there that only names a DTD; one that
        declares something may not, for entities can make a file grow without end.
    """

    def __init__(self, *, deepest: int, allow_doctype: bool) -> None:
        self._deepest, self._allow_doctype = deepest, allow_doctype
        self._depth = 0
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.SkippedEntityHandler = self._unknown_entity
        parser.ProcessingInstructionHandler = self.instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.text

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in the start of an element."""

    def text(self, text: str) -> None:
        """Take in what is between two tags."""

    def end(self, name: str) -> None:
        """Take in the end of an element."""

    def instruction(self, target: str, data: str) -> None:
        """Take in a processing instruction, ``<?target data?>``."""

    def read(self, data: bytes) -> None:
        """Read a whole file.

        :raises XmlError: it is not well-formed, too deep, or declares something.
        """
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            reason = expat.errors.messages[error.code]
            raise MalformedXmlError(f"this is not sound XML: {reason}", error.lineno) from error
        except (UnicodeError, ValueError, LookupError) as error:  # of its encoding
            raise MalformedXmlError(f"this is not sound XML: {error}", 1) from error

    @property
    def line(self) -> int:
        """The line that the reader is in, from 1."""
        return self._parser.CurrentLineNumber

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > self._deepest:
            raise XmlError("its elements are nested too deeply", self.line)
        self.start(name, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self.end(name)

    def _doctype(
        self, _name: str, _system: str | None, _public: str | None, has_declarations: int
    ) -> None:
        if has_declarations or not self._allow_doctype:
            raise DoctypeError("the DOCTYPE declares something", self.line)

    def _unknown_entity(self, name: str, _is_parameter: bool) -> None:
        raise XmlError(f"nobody says what &{name}; stands for", self.line)
