"""TIP Compendium Browser: read, look up and cite the trafficking in persons compendium offline."""

NAME = "TIP Compendium Browser"
__version__ = "0.1.0"
