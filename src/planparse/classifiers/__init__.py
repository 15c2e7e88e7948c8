"""Classifiers for what rules cannot tell: trained with scikit-learn, asked with numpy alone."""
