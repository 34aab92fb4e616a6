// The columns that every spreadsheet of plates has; each adds its price.

export const PLATE_COLUMNS = ['plate', 'colour', 'personalised', 'region'] as const;
