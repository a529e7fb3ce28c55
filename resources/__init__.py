"""What ships beside the code: icons, translations, labels and the demo."""
