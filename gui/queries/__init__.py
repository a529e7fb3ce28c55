"""Select from the state what each panel shows, and how far its query is. Nothing here is kept."""
