"""How the model was made: data, network, training, export and evaluation. See README.md beside this file."""
