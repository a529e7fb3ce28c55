"""Recipes: short scripts that train a network from folders of pictures, for beginners to copy."""

from __future__ import annotations

RECIPES = {
    "cifar10": "a CNN of colour pictures, 32 × 32, ten classes",
    "fashion_mnist": "a CNN of grey pictures, 28 × 28, ten classes",
    "cats_and_dogs": "the textbook's CNN, 150 × 150, two folders, one sigmoid",
    "vgg16": "a new head on VGG16",
    "efficientnetv2b1": "a new head on EfficientNetV2B1",
}
"""Modules in this folder, and what each trains."""
