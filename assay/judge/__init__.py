"""Pure judgement: no network, no database, no clock. The same evidence always gives the same verdict."""
