"""TIP Compendium Browser: read, search and quote the trafficking in persons compendium offline."""

NAME = "TIP Compendium Browser"
__version__ = "0.1.0"
