// Under which specs seal personal data, so that builders can write what the app under test opens.

export const TEST_DATA_KEYS = 'k1:EAcXSBkS_Hr0n7EyyyIQUQ9AVClkqxj0GnwMU0Nq9Zc';
