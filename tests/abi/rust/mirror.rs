// Prints what fotfaste.rs says of the plugin interface as assertions in C++, for a compiler that reads the headers
// to agree with or not: size, alignment, the place and type of every field, the value of every constant.
// interface.rs, made from the published lists, says of which.
use std::mem::{align_of, size_of, MaybeUninit};
use std::os::raw::c_void;
use std::ptr::addr_of;

mod fotfaste;
use fotfaste::*;

/// How C++ spells a type.
trait Spelled {
    fn spelling() -> String;
}

macro_rules! spelled {
    ($($rust:ty => $cpp:expr;)*) => {
        $(impl Spelled for $rust {
            fn spelling() -> String {
                $cpp.to_string()
            }
        })*
    };
}

spelled! {
    () => "void";
    c_void => "void";
    i8 => "char";
    u16 => "std::uint16_t";
    i32 => "std::int32_t";
    u32 => "std::uint32_t";
    i64 => "std::int64_t";
    u64 => "std::uint64_t";
    f64 => "double";
}

impl<T: Spelled> Spelled for *const T {
    fn spelling() -> String {
        format!("{} const*", T::spelling())
    }
}
impl<T: Spelled> Spelled for *mut T {
    fn spelling() -> String {
        format!("{}*", T::spelling())
    }
}
impl<T: Spelled, const SIZE: usize> Spelled for [T; SIZE] {
    fn spelling() -> String {
        format!("{}[{}]", T::spelling(), SIZE)
    }
}

macro_rules! spelled_function {
    ($($argument:ident),*) => {
        impl<Result: Spelled, $($argument: Spelled),*> Spelled
            for Option<unsafe extern "C" fn($($argument),*) -> Result>
        {
            fn spelling() -> String {
                let arguments: Vec<String> = vec![$($argument::spelling()),*];
                format!("{} (*)({})", Result::spelling(), arguments.join(", "))
            }
        }
    };
}
spelled_function!();
spelled_function!(A);
spelled_function!(A, B);
spelled_function!(A, B, C);
spelled_function!(A, B, C, D);
spelled_function!(A, B, C, D, E);

fn spelling_at<T: Spelled>(_: *const T) -> String {
    T::spelling()
}

macro_rules! structure {
    ($name:ident: $($field:ident)*) => {
        let name = stringify!($name);
        println!("static_assert(sizeof({}) == {});", name, size_of::<$name>());
        println!("static_assert(alignof({}) == {});", name, align_of::<$name>());
        let one = MaybeUninit::<$name>::uninit();
        let start = one.as_ptr();
        $(
            // The field's address alone; nothing is read.
            let place = unsafe { addr_of!((*start).$field) };
            let field = stringify!($field).trim_start_matches("r#");
            println!("static_assert(offsetof({}, {}) == {});", name, field, place as usize - start as usize);
            println!("static_assert(std::is_same_v<decltype({}::{}), {}>);", name, field, spelling_at(place));
        )*
    };
}

macro_rules! number {
    ($name:ident) => {
        println!("static_assert({} == {});", stringify!($name), i64::from($name));
    };
}

macro_rules! text {
    ($name:ident) => {
        println!("static_assert(std::string_view({}) == \"{}\");", stringify!($name), $name);
    };
}

include!("interface.rs");

fn main() {
    println!("#include <cstddef>\n#include <cstdint>\n#include <string_view>\n#include <type_traits>");
    for header in HEADERS {
        println!("#include \"fotfaste/{}\"", header);
    }
    check();
}
