"""What is known of languages: sentences, words, numbers, negation, grammar, spelling."""
