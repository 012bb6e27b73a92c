//! The C interface of Fotfäste 1.0 as Rust sees it: the same names, layouts and values as the headers
//! `fotfaste/*.h`, which say what everything means, who owns it and when it may be called. Fotfäste's own tests
//! compare this file with the headers. Do not edit; take it anew with a newer version of Fotfäste instead.
#![allow(dead_code, non_camel_case_types)]

use std::os::raw::{c_char, c_void};

// fotfaste/abi.h

pub const FOTFASTE_ABI_MAJOR: u16 = 1;
pub const FOTFASTE_ABI_MINOR: u16 = 0;

pub const FOTFASTE_OK: i32 = 0;
pub const FOTFASTE_INVALID_ARGUMENT: i32 = 1;
pub const FOTFASTE_INVALID_STATE: i32 = 2;
pub const FOTFASTE_INVALID_DATA: i32 = 3;
pub const FOTFASTE_NOT_APPLICABLE: i32 = 4;
pub const FOTFASTE_OUT_OF_MEMORY: i32 = 5;
pub const FOTFASTE_CANCELLED: i32 = 6;
pub const FOTFASTE_INTERNAL: i32 = 7;

#[repr(C)]
#[derive(Clone, Copy)]
pub struct fotfaste_text {
    pub data: *const c_char,
    pub size: u64,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct fotfaste_label {
    pub sv: fotfaste_text,
    pub en: fotfaste_text,
}

pub const FOTFASTE_NO_DATE: i32 = i32::MIN;

// fotfaste/arrow.h

pub const ARROW_FLAG_DICTIONARY_ORDERED: i64 = 1;
pub const ARROW_FLAG_NULLABLE: i64 = 2;
pub const ARROW_FLAG_MAP_KEYS_SORTED: i64 = 4;

#[repr(C)]
pub struct ArrowSchema {
    pub format: *const c_char,
    pub name: *const c_char,
    pub metadata: *const c_char,
    pub flags: i64,
    pub n_children: i64,
    pub children: *mut *mut ArrowSchema,
    pub dictionary: *mut ArrowSchema,
    pub release: Option<unsafe extern "C" fn(*mut ArrowSchema)>,
    pub private_data: *mut c_void,
}

#[repr(C)]
pub struct ArrowArray {
    pub length: i64,
    pub null_count: i64,
    pub offset: i64,
    pub n_buffers: i64,
    pub n_children: i64,
    pub buffers: *mut *const c_void,
    pub children: *mut *mut ArrowArray,
    pub dictionary: *mut ArrowArray,
    pub release: Option<unsafe extern "C" fn(*mut ArrowArray)>,
    pub private_data: *mut c_void,
}

// fotfaste/value.h

pub const FOTFASTE_VALUE_NONE: u32 = 0;
pub const FOTFASTE_VALUE_BOOLEAN: u32 = 1;
pub const FOTFASTE_VALUE_INTEGER: u32 = 2;
pub const FOTFASTE_VALUE_NUMBER: u32 = 3;
pub const FOTFASTE_VALUE_TEXT: u32 = 4;
pub const FOTFASTE_VALUE_DATE: u32 = 5;
pub const FOTFASTE_VALUE_LIST: u32 = 6;
pub const FOTFASTE_VALUE_TABLE: u32 = 7;

#[repr(C)]
pub struct fotfaste_value {
    pub r#type: u32,
    pub line: u32,
    pub column: u32,
    pub reserved: u32,
    pub key: fotfaste_text,
    pub integer: i64,
    pub number: f64,
    pub text: fotfaste_text,
    pub items: *const fotfaste_value,
    pub count: u64,
}

// fotfaste/descriptor.h

pub const FOTFASTE_PARAMETER_BOOLEAN: u32 = 1;
pub const FOTFASTE_PARAMETER_INTEGER: u32 = 2;
pub const FOTFASTE_PARAMETER_NUMBER: u32 = 3;
pub const FOTFASTE_PARAMETER_TEXT: u32 = 4;
pub const FOTFASTE_PARAMETER_DATE: u32 = 5;
pub const FOTFASTE_PARAMETER_DURATION: u32 = 6;
pub const FOTFASTE_PARAMETER_POINT: u32 = 7;
pub const FOTFASTE_PARAMETER_CHOICE: u32 = 8;
pub const FOTFASTE_PARAMETER_CRITERION: u32 = 9;
pub const FOTFASTE_PARAMETER_LABEL: u32 = 10;
pub const FOTFASTE_PARAMETER_TABLE: u32 = 11;
pub const FOTFASTE_PARAMETER_COLUMN: u32 = 12;

pub const FOTFASTE_PARAMETER_REQUIRED: u32 = 1;
pub const FOTFASTE_PARAMETER_REPEATED: u32 = 2;

#[repr(C)]
pub struct fotfaste_parameter {
    pub name: *const c_char,
    pub r#type: u32,
    pub flags: u32,
    pub unit: *const c_char,
    pub default_value: *const c_char,
    pub minimum: f64,
    pub maximum: f64,
    pub choices: *const *const c_char,
    pub choice_count: u64,
    pub fields: *const fotfaste_parameter,
    pub field_count: u64,
    pub description: fotfaste_label,
}

pub const FOTFASTE_KIND_COUNT: u32 = 1;
pub const FOTFASTE_KIND_PROPORTION: u32 = 2;
pub const FOTFASTE_KIND_MEAN: u32 = 3;
pub const FOTFASTE_KIND_RATIO: u32 = 4;
pub const FOTFASTE_KIND_CURVE: u32 = 5;
pub const FOTFASTE_KIND_DISTRIBUTION: u32 = 6;
pub const FOTFASTE_KIND_MATRIX: u32 = 7;
pub const FOTFASTE_KIND_FLOW: u32 = 8;
pub const FOTFASTE_KIND_RECORDS: u32 = 9;
pub const FOTFASTE_KIND_GOALS: u32 = 10;
pub const FOTFASTE_KIND_FILES: u32 = 11;

pub const FOTFASTE_TYPE_INTEGER: u32 = 1;
pub const FOTFASTE_TYPE_NUMBER: u32 = 2;
pub const FOTFASTE_TYPE_TEXT: u32 = 3;
pub const FOTFASTE_TYPE_DATE: u32 = 4;
pub const FOTFASTE_TYPE_STRATUM: u32 = 5;

pub const FOTFASTE_ROLE_DIMENSION: u32 = 1;
pub const FOTFASTE_ROLE_ATTRIBUTE: u32 = 2;
pub const FOTFASTE_ROLE_NUMERATOR: u32 = 3;
pub const FOTFASTE_ROLE_DENOMINATOR: u32 = 4;
pub const FOTFASTE_ROLE_UNKNOWN: u32 = 5;
pub const FOTFASTE_ROLE_EXCLUDED: u32 = 6;
pub const FOTFASTE_ROLE_COUNT: u32 = 7;
pub const FOTFASTE_ROLE_VALUE: u32 = 8;
pub const FOTFASTE_ROLE_LOW: u32 = 9;
pub const FOTFASTE_ROLE_HIGH: u32 = 10;
pub const FOTFASTE_ROLE_TARGET_LOW: u32 = 11;
pub const FOTFASTE_ROLE_TARGET_HIGH: u32 = 12;
pub const FOTFASTE_ROLE_SCALE: u32 = 13;
pub const FOTFASTE_ROLE_PENDING: u32 = 14;
pub const FOTFASTE_ROLE_EARLY: u32 = 15;
pub const FOTFASTE_ROLE_UNDECIDED_ABOVE: u32 = 16;
pub const FOTFASTE_ROLE_ATTESTED: u32 = 17;
pub const FOTFASTE_ROLE_PERSON: u32 = 18;

#[repr(C)]
pub struct fotfaste_column {
    pub name: *const c_char,
    pub r#type: u32,
    pub role: u32,
    pub unit: *const c_char,
    pub label: fotfaste_label,
}

pub const FOTFASTE_ADDITIVE: u32 = 1;
pub const FOTFASTE_NOT_ADDITIVE: u32 = 2;

pub const FOTFASTE_DIRECTION_NONE: u32 = 0;
pub const FOTFASTE_DIRECTION_HIGHER: u32 = 1;
pub const FOTFASTE_DIRECTION_LOWER: u32 = 2;

#[repr(C)]
pub struct fotfaste_table {
    pub id: *const c_char,
    pub kind: u32,
    pub additivity: u32,
    pub direction: u32,
    pub smallest_cell: u32,
    pub title: fotfaste_label,
    pub description: fotfaste_label,
    pub columns: *const fotfaste_column,
    pub column_count: u64,
}

pub const FOTFASTE_PLUGIN_PERSON_STATE: u32 = 1;

#[repr(C)]
pub struct fotfaste_descriptor {
    pub id: *const c_char,
    pub version: *const c_char,
    pub flags: u32,
    pub state_revision: u32,
    pub title: fotfaste_label,
    pub description: fotfaste_label,
    pub parameters: *const fotfaste_parameter,
    pub parameter_count: u64,
    pub tables: *const fotfaste_table,
    pub table_count: u64,
}

// fotfaste/host.h

#[repr(C)]
pub struct fotfaste_host {
    pub struct_size: u32,
    pub abi_major: u16,
    pub abi_minor: u16,
    pub context: *mut c_void,
    pub name: *const c_char,
    pub version: *const c_char,
    pub get_extension: Option<unsafe extern "C" fn(*const fotfaste_host, *const c_char) -> *const c_void>,
    pub set_error: Option<unsafe extern "C" fn(*const fotfaste_host, fotfaste_text)>,
}

pub const FOTFASTE_EXTENSION_LOG: &str = "fotfaste.log/1";
pub const FOTFASTE_LOG_DEBUG: u32 = 0;
pub const FOTFASTE_LOG_INFO: u32 = 1;
pub const FOTFASTE_LOG_WARNING: u32 = 2;
pub const FOTFASTE_LOG_ERROR: u32 = 3;

#[repr(C)]
pub struct fotfaste_host_log {
    pub struct_size: u32,
    pub reserved: u32,
    pub log: Option<unsafe extern "C" fn(*const fotfaste_host, u32, fotfaste_text)>,
}

pub const FOTFASTE_EXTENSION_PROGRESS: &str = "fotfaste.progress/1";

#[repr(C)]
pub struct fotfaste_host_progress {
    pub struct_size: u32,
    pub reserved: u32,
    pub progress: Option<unsafe extern "C" fn(*const fotfaste_host, u64, u64)>,
}

pub const FOTFASTE_EXTENSION_CANCEL: &str = "fotfaste.cancel/1";

#[repr(C)]
pub struct fotfaste_host_cancel {
    pub struct_size: u32,
    pub reserved: u32,
    pub is_cancelled: Option<unsafe extern "C" fn(*const fotfaste_host) -> i32>,
}

pub const FOTFASTE_EXTENSION_FINDINGS: &str = "fotfaste.findings/1";
pub const FOTFASTE_SEVERITY_NOTE: u32 = 0;
pub const FOTFASTE_SEVERITY_WARNING: u32 = 1;
pub const FOTFASTE_SEVERITY_ERROR: u32 = 2;

#[repr(C)]
pub struct fotfaste_finding {
    pub struct_size: u32,
    pub severity: u32,
    pub code: *const c_char,
    pub message: fotfaste_label,
    pub help: fotfaste_label,
    pub at: *const fotfaste_value,
    pub count: u64,
    pub total: u64,
}

#[repr(C)]
pub struct fotfaste_host_findings {
    pub struct_size: u32,
    pub reserved: u32,
    pub report: Option<unsafe extern "C" fn(*const fotfaste_host, *const fotfaste_finding) -> i32>,
}

// fotfaste/model.h

pub const FOTFASTE_GROUP_PROGRAMME: i32 = 0;
pub const FOTFASTE_GROUP_COMPARISON: i32 = 1;

pub const FOTFASTE_EXIT_COMPLETED: i32 = 0;
pub const FOTFASTE_EXIT_EMPLOYMENT: i32 = 1;
pub const FOTFASTE_EXIT_EDUCATION: i32 = 2;
pub const FOTFASTE_EXIT_DROPOUT: i32 = 3;
pub const FOTFASTE_EXIT_MOVED: i32 = 4;
pub const FOTFASTE_EXIT_HEALTH: i32 = 5;
pub const FOTFASTE_EXIT_OTHER: i32 = 6;
pub const FOTFASTE_EXIT_UNKNOWN: i32 = 7;

pub const FOTFASTE_GENDER_WOMAN: i32 = 0;
pub const FOTFASTE_GENDER_MAN: i32 = 1;
pub const FOTFASTE_GENDER_OTHER: i32 = 2;
pub const FOTFASTE_GENDER_UNKNOWN: i32 = 3;

pub const FOTFASTE_LABOUR_EMPLOYED: i32 = 0;
pub const FOTFASTE_LABOUR_SELF_EMPLOYED: i32 = 1;
pub const FOTFASTE_LABOUR_UNEMPLOYED: i32 = 2;
pub const FOTFASTE_LABOUR_INACTIVE_EDUCATION: i32 = 3;
pub const FOTFASTE_LABOUR_INACTIVE_OTHER: i32 = 4;
pub const FOTFASTE_LABOUR_UNKNOWN: i32 = 5;

pub const FOTFASTE_STATE_EMPLOYED: i32 = 0;
pub const FOTFASTE_STATE_SELF_EMPLOYED: i32 = 1;
pub const FOTFASTE_STATE_EDUCATION: i32 = 2;
pub const FOTFASTE_STATE_TRAINING: i32 = 3;
pub const FOTFASTE_STATE_PLACEMENT: i32 = 4;
pub const FOTFASTE_STATE_UNEMPLOYED: i32 = 5;
pub const FOTFASTE_STATE_JOB_SEARCH: i32 = 6;
pub const FOTFASTE_STATE_INACTIVE: i32 = 7;
pub const FOTFASTE_STATE_SICK: i32 = 8;
pub const FOTFASTE_STATE_PARENTAL_LEAVE: i32 = 9;
pub const FOTFASTE_STATE_OTHER: i32 = 10;
pub const FOTFASTE_STATE_UNKNOWN: i32 = 11;

pub const FOTFASTE_SOURCE_REGISTER: i32 = 0;
pub const FOTFASTE_SOURCE_PAYSLIP: i32 = 1;
pub const FOTFASTE_SOURCE_CASEWORKER: i32 = 2;
pub const FOTFASTE_SOURCE_SELF_REPORT: i32 = 3;
pub const FOTFASTE_SOURCE_OTHER: i32 = 4;

pub const FOTFASTE_ACTIVITY_INDIVIDUAL: i32 = 0;
pub const FOTFASTE_ACTIVITY_GROUP: i32 = 1;

pub const FOTFASTE_ROLE_CASEWORKER: i32 = 0;
pub const FOTFASTE_ROLE_MENTOR: i32 = 1;

pub const FOTFASTE_MISSING_NOT_ASKED: i32 = 0;
pub const FOTFASTE_MISSING_REFUSED: i32 = 1;
pub const FOTFASTE_MISSING_NOT_REACHED: i32 = 2;
pub const FOTFASTE_MISSING_NOT_APPLICABLE: i32 = 3;
pub const FOTFASTE_MISSING_PROTECTED: i32 = 4;

pub const FOTFASTE_PRECISION_DAY: i32 = 0;
pub const FOTFASTE_PRECISION_MONTH: i32 = 1;
pub const FOTFASTE_PRECISION_YEAR: i32 = 2;

#[repr(C)]
pub struct fotfaste_batch {
    pub struct_size: u32,
    pub reserved: u32,
    pub first_row: u64,
    pub schema: *const ArrowSchema,
    pub array: *const ArrowArray,
}

#[repr(C)]
pub struct fotfaste_project_table {
    pub name: fotfaste_text,
    pub schema: *const ArrowSchema,
    pub array: *const ArrowArray,
}

#[repr(C)]
pub struct fotfaste_project {
    pub struct_size: u32,
    pub as_of: i32,
    pub start: i32,
    pub end: i32,
    pub planned_participants: i64,
    pub id: fotfaste_text,
    pub name: fotfaste_text,
    pub tables: *const fotfaste_project_table,
    pub table_count: u64,
}

// fotfaste/note.h

pub const FOTFASTE_NOTE_SECTION: &str = ".note.fotfaste";
pub const FOTFASTE_NOTE_OWNER: &str = "fotfaste";
pub const FOTFASTE_NOTE_TYPE: u32 = 1;
pub const FOTFASTE_NOTE_MAGIC: u32 = 0x46464f54;

#[repr(C)]
pub struct fotfaste_identity_note {
    pub owner_size: u32,
    pub content_size: u32,
    pub r#type: u32,
    pub owner: [c_char; 12],
    pub magic: u32,
    pub abi_major: u16,
    pub abi_minor: u16,
    pub id: [c_char; 64],
    pub version: [c_char; 32],
}

// fotfaste/result.h

#[repr(C)]
#[derive(Clone, Copy)]
pub struct fotfaste_cell {
    pub r#type: u32,
    pub label_count: u32,
    pub integer: i64,
    pub number: f64,
    pub text: fotfaste_text,
    pub labels: *const fotfaste_text,
}

#[repr(C)]
pub struct fotfaste_result_sink {
    pub struct_size: u32,
    pub reserved: u32,
    pub context: *mut c_void,
    pub add_row:
        Option<unsafe extern "C" fn(*const fotfaste_result_sink, u32, *const fotfaste_cell, u64) -> i32>,
    pub add_label: Option<
        unsafe extern "C" fn(
            *const fotfaste_result_sink,
            u32,
            u32,
            fotfaste_text,
            *const fotfaste_label,
        ) -> i32,
    >,
}

#[repr(C)]
pub struct fotfaste_byte_sink {
    pub struct_size: u32,
    pub reserved: u32,
    pub context: *mut c_void,
    pub write: Option<unsafe extern "C" fn(*const fotfaste_byte_sink, *const c_void, u64) -> i32>,
}

#[repr(C)]
pub struct fotfaste_needs_sink {
    pub struct_size: u32,
    pub reserved: u32,
    pub context: *mut c_void,
    pub add_column: Option<unsafe extern "C" fn(*const fotfaste_needs_sink, *const c_char, i32) -> i32>,
    pub add_follow_up: Option<
        unsafe extern "C" fn(*const fotfaste_needs_sink, fotfaste_text, *const c_char, i32, i32) -> i32,
    >,
}

// fotfaste/plugin.h

#[repr(C)]
pub struct fotfaste_state {
    _private: [u8; 0],
}

#[repr(C)]
pub struct fotfaste_settings {
    pub struct_size: u32,
    pub reserved: u32,
    pub host: *const fotfaste_host,
    pub parameters: *const fotfaste_value,
    pub project: *const fotfaste_project,
}

pub const FOTFASTE_FACTORY_PLUGIN: &str = "fotfaste.plugin/1";

#[repr(C)]
pub struct fotfaste_plugin_factory {
    pub struct_size: u32,
    pub reserved: u32,
    pub get_descriptor: Option<unsafe extern "C" fn() -> *const fotfaste_descriptor>,
    pub declare_needs:
        Option<unsafe extern "C" fn(*const fotfaste_settings, *const fotfaste_needs_sink) -> i32>,
    pub create: Option<unsafe extern "C" fn(*const fotfaste_settings, *mut *mut fotfaste_state) -> i32>,
    pub consume: Option<unsafe extern "C" fn(*mut fotfaste_state, *const fotfaste_batch) -> i32>,
    pub merge: Option<unsafe extern "C" fn(*mut fotfaste_state, *const fotfaste_state) -> i32>,
    pub serialize: Option<unsafe extern "C" fn(*const fotfaste_state, *const fotfaste_byte_sink) -> i32>,
    pub deserialize: Option<unsafe extern "C" fn(*mut fotfaste_state, *const c_void, u64) -> i32>,
    pub finalize: Option<unsafe extern "C" fn(*mut fotfaste_state, *const fotfaste_result_sink) -> i32>,
    pub destroy: Option<unsafe extern "C" fn(*mut fotfaste_state)>,
    pub get_extension: Option<unsafe extern "C" fn(*const c_char) -> *const c_void>,
}

#[repr(C)]
pub struct fotfaste_plugin_entry {
    pub struct_size: u32,
    pub abi_major: u16,
    pub abi_minor: u16,
    pub init: Option<unsafe extern "C" fn(*const fotfaste_host) -> i32>,
    pub deinit: Option<unsafe extern "C" fn()>,
    pub get_factory: Option<unsafe extern "C" fn(*const c_char) -> *const c_void>,
}

// fotfaste/design.h

pub const FOTFASTE_EXTENSION_DESIGN: &str = "fotfaste.plugin.design/1";

pub const FOTFASTE_DESIGN_DESCRIBES: u32 = 1;

#[repr(C)]
pub struct fotfaste_design_purpose {
    pub struct_size: u32,
    pub flags: u32,
    pub id: fotfaste_text,
    pub title: fotfaste_label,
    pub denominator: fotfaste_label,
    pub planned: i64,
    pub target: f64,
    pub at: *const fotfaste_value,
}

#[repr(C)]
pub struct fotfaste_design_option {
    pub toml: fotfaste_text,
    pub meaning: fotfaste_label,
}

#[repr(C)]
pub struct fotfaste_design_question {
    pub struct_size: u32,
    pub answered: u32,
    pub id: *const c_char,
    pub question: fotfaste_label,
    pub reading: fotfaste_label,
    pub options: *const fotfaste_design_option,
    pub option_count: u64,
}

#[repr(C)]
pub struct fotfaste_design_sink {
    pub struct_size: u32,
    pub reserved: u32,
    pub context: *mut c_void,
    pub add_purpose:
        Option<unsafe extern "C" fn(*const fotfaste_design_sink, *const fotfaste_design_purpose) -> i32>,
    pub add_column: Option<unsafe extern "C" fn(*const fotfaste_design_sink, *const c_char, i32) -> i32>,
    pub add_question:
        Option<unsafe extern "C" fn(*const fotfaste_design_sink, *const fotfaste_design_question) -> i32>,
    pub add_limit: Option<unsafe extern "C" fn(*const fotfaste_design_sink, *const fotfaste_label) -> i32>,
}

#[repr(C)]
pub struct fotfaste_plugin_design {
    pub struct_size: u32,
    pub reserved: u32,
    pub describe_design:
        Option<unsafe extern "C" fn(*const fotfaste_settings, *const fotfaste_design_sink) -> i32>,
}

// fotfaste/explain.h

pub const FOTFASTE_EXTENSION_EXPLAIN: &str = "fotfaste.plugin.explain/1";

pub const FOTFASTE_EXPLAINED_NUMERATOR: u32 = 1;
pub const FOTFASTE_EXPLAINED_DENOMINATOR: u32 = 2;
pub const FOTFASTE_EXPLAINED_UNKNOWN: u32 = 3;
pub const FOTFASTE_EXPLAINED_PENDING: u32 = 4;
pub const FOTFASTE_EXPLAINED_EXCLUDED: u32 = 5;
pub const FOTFASTE_EXPLAINED_OUTSIDE: u32 = 6;

#[repr(C)]
pub struct fotfaste_explanation {
    pub struct_size: u32,
    pub part: u32,
    pub row: u64,
    pub table: u32,
    pub column: u32,
    pub dimensions: *const fotfaste_cell,
    pub dimension_count: u64,
    pub reason: fotfaste_label,
}

pub const FOTFASTE_EXPLAIN_STRATA: u32 = 1;

#[repr(C)]
pub struct fotfaste_explain_request {
    pub struct_size: u32,
    pub flags: u32,
    pub figure: fotfaste_text,
}

#[repr(C)]
pub struct fotfaste_explain_sink {
    pub struct_size: u32,
    pub reserved: u32,
    pub context: *mut c_void,
    pub add: Option<unsafe extern "C" fn(*const fotfaste_explain_sink, *const fotfaste_explanation) -> i32>,
}

#[repr(C)]
pub struct fotfaste_plugin_explain {
    pub struct_size: u32,
    pub reserved: u32,
    pub explains: Option<unsafe extern "C" fn(u32) -> i32>,
    pub explain: Option<
        unsafe extern "C" fn(
            *mut fotfaste_state,
            *const fotfaste_explain_request,
            *const fotfaste_batch,
            *const fotfaste_explain_sink,
        ) -> i32,
    >,
}

// What a plugin says of itself is constant and holds pointers to constants alone.
unsafe impl Sync for fotfaste_parameter {}
unsafe impl Sync for fotfaste_column {}
unsafe impl Sync for fotfaste_table {}
unsafe impl Sync for fotfaste_descriptor {}
