//! From the C interface to a Rust type: what a metric implements, and the C functions around it.
//!
//! No panic crosses the interface: every function catches it, and the call ends with FOTFASTE_INTERNAL and the
//! panic's message. (panic = "abort" would end the host too, when it runs the plugin in its own process.) Memory
//! never changes owner: what the host hands over is lent for the call, settings for the life of the state.

use crate::batch::Table;
use crate::bytes::{checksum, Reader, Writer, MALFORMED};
use crate::fotfaste::*;
use std::alloc::Layout;
use std::ffi::CStr;
use std::mem::size_of;
use std::os::raw::{c_char, c_void};
use std::panic::{catch_unwind, AssertUnwindSafe};

/// Why a call will not return FOTFASTE_OK, in one sentence in English. The sentence is a constant, so that there
/// is one even when memory has run out.
#[derive(Clone, Copy)]
pub struct Failure {
    pub status: i32,
    pub sentence: &'static str,
}

pub type Outcome<T = ()> = Result<T, Failure>;

/// A sum over participations; a new one is the empty sum.
pub trait Metric: Sized {
    fn descriptor() -> &'static fotfaste_descriptor;
    fn needs(settings: &Settings, needs: &Needs) -> Outcome;
    fn new(settings: &Settings) -> Outcome<Self>;
    fn consume(&mut self, batch: &Table) -> Outcome;
    fn merge(&mut self, other: &Self);
    fn save(&self, writer: &mut Writer) -> Outcome;
    /// On a new object.
    fn restore(&mut self, reader: &mut Reader) -> Outcome;
    fn report(&self, results: &Results) -> Outcome;
}

// Constants of a descriptor.

/// For C; the text ends with \0.
pub const fn c(text: &'static str) -> *const c_char {
    let bytes = text.as_bytes();
    assert!(bytes[bytes.len() - 1] == 0, "a text for C ends with \\0");
    text.as_ptr() as *const c_char
}

const fn lend(text: &str) -> fotfaste_text {
    fotfaste_text { data: text.as_ptr() as *const c_char, size: text.len() as u64 }
}

pub const fn label(sv: &'static str, en: &'static str) -> fotfaste_label {
    fotfaste_label { sv: lend(sv), en: lend(en) }
}

/// Does not compile when a text is too long.
pub const fn identity(id: &str, version: &str) -> fotfaste_identity_note {
    fotfaste_identity_note {
        owner_size: 9,
        content_size: 104,
        r#type: FOTFASTE_NOTE_TYPE,
        owner: padded(FOTFASTE_NOTE_OWNER),
        magic: FOTFASTE_NOTE_MAGIC,
        abi_major: FOTFASTE_ABI_MAJOR,
        abi_minor: FOTFASTE_ABI_MINOR,
        id: padded(id),
        version: padded(version),
    }
}

const fn padded<const SIZE: usize>(text: &str) -> [c_char; SIZE] {
    let bytes = text.as_bytes();
    assert!(bytes.len() < SIZE, "a text is too long for the identity note");
    let mut field = [0; SIZE];
    let mut i = 0;
    while i < bytes.len() {
        field[i] = bytes[i] as c_char;
        i += 1;
    }
    field
}

// What the host hands over.

#[derive(Clone, Copy)]
pub struct Settings {
    raw: *const fotfaste_settings,
}

impl Settings {
    unsafe fn lent(raw: *const fotfaste_settings) -> Option<Settings> {
        let settings = raw.as_ref()?;
        let complete = settings.struct_size as usize >= size_of::<fotfaste_settings>()
            && !settings.host.is_null()
            && !settings.parameters.is_null()
            && !settings.project.is_null();
        if complete {
            Some(Settings { raw })
        } else {
            None
        }
    }

    pub fn as_of(&self) -> i32 {
        // Safety: lent found it complete, and the host lends it as long as this lives.
        unsafe { (*(*self.raw).project).as_of }
    }

    /// A parameter of a type that is written as text.
    pub fn text(&self, name: &str) -> Option<&str> {
        // Safety: as above; texts are as long as they say.
        unsafe {
            let table = &*(*self.raw).parameters;
            for i in 0..table.count as usize {
                let item = &*table.items.add(i);
                if item.r#type == FOTFASTE_VALUE_TEXT && bytes_of(item.key) == name.as_bytes() {
                    return std::str::from_utf8(bytes_of(item.text)).ok();
                }
            }
            None
        }
    }

    fn host(&self) -> *const fotfaste_host {
        // Safety: as above.
        unsafe { (*self.raw).host }
    }

    /// Of all that the counts depend on: states may be merged when it is equal.
    fn digest(&self) -> Outcome<u64> {
        let mut writer = Writer::default();
        // Safety: as above.
        unsafe { write_value(&*(*self.raw).parameters, &mut writer)? };
        writer.number(self.as_of() as u64)?;
        Ok(checksum(writer.bytes()))
    }
}

unsafe fn bytes_of<'a>(text: fotfaste_text) -> &'a [u8] {
    if text.size == 0 {
        &[]
    } else {
        std::slice::from_raw_parts(text.data as *const u8, text.size as usize)
    }
}

/// What a value says, wherever it stands in the file.
unsafe fn write_value(value: &fotfaste_value, writer: &mut Writer) -> Outcome {
    writer.text(bytes_of(value.key))?;
    writer.number(u64::from(value.r#type))?;
    writer.number(value.integer as u64)?;
    writer.number(value.number.to_bits())?;
    writer.text(bytes_of(value.text))?;
    writer.number(value.count)?;
    for i in 0..value.count as usize {
        write_value(&*value.items.add(i), writer)?;
    }
    Ok(())
}

pub struct Needs {
    sink: *const fotfaste_needs_sink,
}

impl Needs {
    /// The name ends with \0.
    pub fn column(&self, name: &'static str, required: bool) -> Outcome {
        // Safety: the sink is valid while declare_needs is under way, and copies what it is given.
        unsafe { taken((*self.sink).add_column.map(|add| add(self.sink, c(name), i32::from(required)))) }
    }

    /// The anchor ends with \0.
    pub fn follow_up(&self, purpose: &str, anchor: &'static str, months: i32, days: i32) -> Outcome {
        // Safety: as above.
        unsafe {
            let add = (*self.sink).add_follow_up;
            taken(add.map(|add| add(self.sink, lend(purpose), c(anchor), months, days)))
        }
    }
}

/// One cell of a row.
pub enum Cell<'a> {
    Text(&'a str),
    Count(u64),
}

pub struct Results {
    sink: *const fotfaste_result_sink,
}

impl Results {
    /// Adds a row to the table with this number in the descriptor: a cell for each of its columns, in order.
    pub fn row<const CELLS: usize>(&self, table: u32, cells: [Cell; CELLS]) -> Outcome {
        let cells = cells.map(|cell| {
            let (r#type, integer, text) = match cell {
                Cell::Text(text) => (FOTFASTE_TYPE_TEXT, 0, text),
                Cell::Count(count) => (FOTFASTE_TYPE_INTEGER, count as i64, ""),
            };
            let text = lend(text);
            fotfaste_cell { r#type, label_count: 0, integer, number: 0.0, text, labels: std::ptr::null() }
        });
        // Safety: the sink is valid while finalize is under way, and copies what it is given.
        unsafe {
            let add = (*self.sink).add_row;
            taken(add.map(|add| add(self.sink, table, cells.as_ptr(), CELLS as u64)))
        }
    }
}

/// A status other than FOTFASTE_OK means that the host takes no more; the plugin returns that status.
fn taken(status: Option<i32>) -> Outcome {
    match status.unwrap_or(FOTFASTE_INVALID_ARGUMENT) {
        FOTFASTE_OK => Ok(()),
        status => Err(Failure { status, sentence: "the host takes no more" }),
    }
}

// The C functions around a metric.

pub const fn entry(
    get_factory: unsafe extern "C" fn(*const c_char) -> *const c_void,
) -> fotfaste_plugin_entry {
    fotfaste_plugin_entry {
        struct_size: size_of::<fotfaste_plugin_entry>() as u32,
        abi_major: FOTFASTE_ABI_MAJOR,
        abi_minor: FOTFASTE_ABI_MINOR,
        init: Some(init),
        deinit: Some(deinit),
        get_factory: Some(get_factory),
    }
}

pub const fn factory<M: Metric>() -> fotfaste_plugin_factory {
    fotfaste_plugin_factory {
        struct_size: size_of::<fotfaste_plugin_factory>() as u32,
        reserved: 0,
        get_descriptor: Some(get_descriptor::<M>),
        declare_needs: Some(declare_needs::<M>),
        create: Some(create::<M>),
        consume: Some(consume::<M>),
        merge: Some(merge::<M>),
        serialize: Some(serialize::<M>),
        deserialize: Some(deserialize::<M>),
        finalize: Some(finalize::<M>),
        destroy: Some(destroy::<M>),
        get_extension: Some(get_extension),
    }
}

/// # Safety
/// The id ends with a zero, or is null.
pub unsafe fn is_factory(id: *const c_char) -> bool {
    !id.is_null() && CStr::from_ptr(id).to_bytes() == FOTFASTE_FACTORY_PLUGIN.as_bytes()
}

/// What the host sees as a fotfaste_state.
struct State<M> {
    settings: Settings,
    digest: u64,
    /// Reported, or broken by a call that failed half-way: nothing more comes out of it.
    closed: bool,
    metric: M,
}

const NO_ARGUMENT: Failure =
    Failure { status: FOTFASTE_INVALID_ARGUMENT, sentence: "an argument is missing or incomplete" };
const CLOSED: Failure =
    Failure { status: FOTFASTE_INVALID_STATE, sentence: "the state has been reported or is broken" };

unsafe fn set_error(host: *const fotfaste_host, sentence: &str) {
    if let Some(set_error) = host.as_ref().and_then(|host| host.set_error) {
        set_error(host, lend(sentence));
    }
}

unsafe fn guarded(host: *const fotfaste_host, work: impl FnOnce() -> Outcome) -> i32 {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(())) => FOTFASTE_OK,
        Ok(Err(failure)) => {
            set_error(host, failure.sentence);
            failure.status
        }
        Err(panic) => {
            let message = panic.downcast_ref::<String>().map(String::as_str);
            let message = message.or_else(|| panic.downcast_ref::<&str>().copied());
            set_error(host, message.unwrap_or("the plugin panicked"));
            FOTFASTE_INTERNAL
        }
    }
}

/// Work on a state that is not closed.
unsafe fn with<M: Metric>(state: *mut fotfaste_state, work: impl FnOnce(&mut State<M>) -> Outcome) -> i32 {
    match (state as *mut State<M>).as_mut() {
        None => FOTFASTE_INVALID_ARGUMENT,
        Some(state) => guarded(state.settings.host(), || {
            if state.closed {
                return Err(CLOSED);
            }
            work(state)
        }),
    }
}

/// Work that changes the state: it stays closed unless the work ends well.
fn change<M: Metric>(state: &mut State<M>, work: impl FnOnce(&mut M) -> Outcome) -> Outcome {
    state.closed = true;
    work(&mut state.metric)?;
    state.closed = false;
    Ok(())
}

/// A host need not offer the extension.
unsafe fn is_cancelled(host: *const fotfaste_host) -> bool {
    const ID: &str = "fotfaste.cancel/1\0";
    let found = (*host).get_extension.map_or(std::ptr::null(), |get| get(host, c(ID)));
    let cancel = (found as *const fotfaste_host_cancel).as_ref();
    cancel.and_then(|cancel| cancel.is_cancelled).map_or(false, |ask| ask(host) != 0)
}

unsafe extern "C" fn init(host: *const fotfaste_host) -> i32 {
    match host.as_ref() {
        Some(host) if host.abi_major == FOTFASTE_ABI_MAJOR => guarded(host, || {
            // The usual hook writes to standard error, which is not a plugin's.
            std::panic::set_hook(Box::new(|_| {}));
            Ok(())
        }),
        _ => FOTFASTE_INVALID_ARGUMENT,
    }
}

unsafe extern "C" fn deinit() {}

unsafe extern "C" fn get_descriptor<M: Metric>() -> *const fotfaste_descriptor {
    M::descriptor()
}

unsafe extern "C" fn declare_needs<M: Metric>(
    settings: *const fotfaste_settings,
    sink: *const fotfaste_needs_sink,
) -> i32 {
    match Settings::lent(settings) {
        Some(settings) if !sink.is_null() => {
            guarded(settings.host(), || M::needs(&settings, &Needs { sink }))
        }
        _ => FOTFASTE_INVALID_ARGUMENT,
    }
}

unsafe extern "C" fn create<M: Metric>(
    settings: *const fotfaste_settings,
    state: *mut *mut fotfaste_state,
) -> i32 {
    let settings = match Settings::lent(settings) {
        Some(settings) if !state.is_null() => settings,
        _ => return FOTFASTE_INVALID_ARGUMENT,
    };
    guarded(settings.host(), || {
        let made = State { settings, digest: settings.digest()?, closed: false, metric: M::new(&settings)? };
        // Box::new would end the process when memory runs out.
        let memory = std::alloc::alloc(Layout::new::<State<M>>()) as *mut State<M>;
        if memory.is_null() {
            return Err(Failure {
                status: FOTFASTE_OUT_OF_MEMORY,
                sentence: "there is no memory for a state",
            });
        }
        memory.write(made);
        *state = memory as *mut fotfaste_state;
        Ok(())
    })
}

unsafe extern "C" fn consume<M: Metric>(state: *mut fotfaste_state, batch: *const fotfaste_batch) -> i32 {
    with::<M>(state, |state| {
        let host = state.settings.host();
        change(state, |metric| {
            if is_cancelled(host) {
                return Err(Failure { status: FOTFASTE_CANCELLED, sentence: "the host asked to stop" });
            }
            metric.consume(&Table::lent(batch)?)
        })
    })
}

unsafe extern "C" fn merge<M: Metric>(state: *mut fotfaste_state, other: *const fotfaste_state) -> i32 {
    let other = other as *const State<M>;
    with::<M>(state, |state| {
        if other.is_null() || std::ptr::eq(state, other) {
            return Err(NO_ARGUMENT);
        }
        if (*other).closed {
            return Err(CLOSED);
        }
        if (*other).digest != state.digest {
            return Err(Failure {
                status: FOTFASTE_INVALID_ARGUMENT,
                sentence: "the other state was made with other settings",
            });
        }
        change(state, |metric| {
            metric.merge(&(*other).metric);
            Ok(())
        })
    })
}

/// Whose state it is, in which revision, and counted with which settings; then what the metric saved, and a
/// checksum. Anything else is refused.
unsafe extern "C" fn serialize<M: Metric>(
    state: *const fotfaste_state,
    sink: *const fotfaste_byte_sink,
) -> i32 {
    with::<M>(state as *mut fotfaste_state, |state| {
        let write = sink.as_ref().and_then(|sink| sink.write).ok_or(NO_ARGUMENT)?;
        let mut writer = Writer::default();
        writer.text(CStr::from_ptr(M::descriptor().id).to_bytes())?;
        writer.number(u64::from(M::descriptor().state_revision))?;
        writer.number(state.digest)?;
        state.metric.save(&mut writer)?;
        writer.number(checksum(writer.bytes()))?;
        let bytes = writer.bytes();
        taken(Some(write(sink, bytes.as_ptr() as *const c_void, bytes.len() as u64)))
    })
}

unsafe extern "C" fn deserialize<M: Metric>(
    state: *mut fotfaste_state,
    data: *const c_void,
    size: u64,
) -> i32 {
    with::<M>(state, |state| {
        if data.is_null() {
            return Err(MALFORMED);
        }
        let bytes = std::slice::from_raw_parts(data as *const u8, size as usize);
        let mut reader = Reader::checked(bytes)?;
        let ours = reader.text()? == CStr::from_ptr(M::descriptor().id).to_bytes()
            && reader.number()? == u64::from(M::descriptor().state_revision)
            && reader.number()? == state.digest;
        if !ours {
            return Err(MALFORMED);
        }
        // Into an object of its own first, so that bad bytes leave the state as it was.
        let mut restored = M::new(&state.settings)?;
        restored.restore(&mut reader)?;
        reader.end()?;
        change(state, |metric| {
            metric.merge(&restored);
            Ok(())
        })
    })
}

unsafe extern "C" fn finalize<M: Metric>(
    state: *mut fotfaste_state,
    sink: *const fotfaste_result_sink,
) -> i32 {
    with::<M>(state, |state| {
        if sink.is_null() {
            return Err(NO_ARGUMENT);
        }
        state.closed = true;
        state.metric.report(&Results { sink })
    })
}

unsafe extern "C" fn destroy<M: Metric>(state: *mut fotfaste_state) {
    if !state.is_null() {
        drop(Box::from_raw(state as *mut State<M>));
    }
}

unsafe extern "C" fn get_extension(_id: *const c_char) -> *const c_void {
    std::ptr::null()
}
