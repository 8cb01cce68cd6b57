"""Reports how much a portfolio can lose, and to whom it is exposed."""
