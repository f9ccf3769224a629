"""Knowledge to files: one module per format."""
