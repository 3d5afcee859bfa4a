"""Widgets: they emit wishes and show results, and never fetch."""

from tipbrowser.lasting_constants import keep_constants

keep_constants()
