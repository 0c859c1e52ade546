const VERSIONED = { 'odata-version': '4.0', 'odata-maxversion': '4.0' };

/** With the names of lookups and choices, which Dataverse else tells by key alone. */
export const WITH_NAMES = {
  ...VERSIONED,
  prefer: 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"',
};
