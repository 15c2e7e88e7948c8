"""Collections to plans, furniture, numbering, headings and roles: cleaned text to one tree per plan."""
