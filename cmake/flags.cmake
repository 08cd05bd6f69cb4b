# SPDX-License-Identifier: MIT
# The compiler flags of the whole project, one interface target.
set(CMAKE_C_STANDARD 11)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(krait_flags INTERFACE)
# Only boards and tools of the desk see the operating system: elsewhere its
# names would collide with ours (index) or creep in.
add_library(krait_hosted INTERFACE)
target_compile_definitions(krait_hosted INTERFACE _GNU_SOURCE)
target_compile_options(krait_flags INTERFACE
    $<$<COMPILE_LANGUAGE:C>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion
    -Wstrict-prototypes -Wmissing-prototypes -Wundef -Wvla -Wdouble-promotion
    -Wimplicit-fallthrough -Wformat=2 -Werror>
    # gcc cannot know that a raising function returns false, and so sees paths
    # that are none; clang, cppcheck and valgrind look for the real ones.
    $<$<COMPILE_LANG_AND_ID:C,GNU>:-Wno-maybe-uninitialized>
    # R8: a*b+c rounds twice on every machine.
    -ffp-contract=off
    # Shared words are read and written through pointers of several types.
    -fno-strict-aliasing
    -fno-common)
target_include_directories(krait_flags INTERFACE
    ${CMAKE_SOURCE_DIR}/src
    ${CMAKE_SOURCE_DIR}/src/base/isa/${KRAIT_ISA}
    ${CMAKE_SOURCE_DIR}/src/base/charge/${KRAIT_CHARGE}
    ${CMAKE_SOURCE_DIR}/src/boards/${KRAIT_BOARD}
    ${CMAKE_BINARY_DIR}/gen)

if(KRAIT_CPU STREQUAL "host")
    # Not position independent: addresses stay low and equal from run to run.
    target_compile_options(krait_flags INTERFACE -fno-pie -g)
    target_link_options(krait_flags INTERFACE -no-pie)
    # gcc would clear by "rep stos", of which valgrind counts each turn.
    include(CheckCCompilerFlag)
    set(strategy -mmemset-strategy=libcall:-1:noalign)
    check_c_compiler_flag(${strategy} KRAIT_MEMSET_STRATEGY)
    if(KRAIT_MEMSET_STRATEGY)
        target_compile_options(krait_flags INTERFACE ${strategy})
    endif()
else()
    target_compile_options(krait_flags INTERFACE
        $<$<COMPILE_LANGUAGE:C>:-Os> # but for KRAIT_FAST of folders.cmake
        $<$<COMPILE_LANGUAGE:C>:-fno-partial-inlining> # 0.5 KB smaller
        -ffunction-sections -fdata-sections -g)
endif()
# Which branches the benchmarks take, counted by the preset train, for gcc to
# lay out the release build by (tools/train). Without the counts, or for what
# has changed since, it guesses as usual. Warnings would speak of paths of its
# making; debug, train and clang are compiled with all of them.
set(profile ${CMAKE_SOURCE_DIR}/build/train/profile)
set(profile_options -fprofile-prefix-path=${CMAKE_BINARY_DIR})
if(KRAIT_PROFILE STREQUAL "make")
    target_compile_options(krait_flags INTERFACE ${profile_options}
        -fprofile-generate=${profile})
    target_link_options(krait_flags INTERFACE -fprofile-generate)
elseif(KRAIT_PROFILE STREQUAL "use" AND EXISTS ${profile}/complete)
    target_compile_options(krait_flags INTERFACE ${profile_options}
        -fprofile-use=${profile} -fprofile-partial-training
        -w)
endif()
if(KRAIT_MODULES STREQUAL "all")
    target_compile_definitions(krait_flags INTERFACE KRAIT_FULL=1)
endif()
if(KRAIT_NARROW)
    target_compile_definitions(krait_flags INTERFACE KRAIT_NARROW=1)
endif()
if(KRAIT_WALKER)
    target_compile_definitions(krait_flags INTERFACE KRAIT_WALKER=1)
endif()
if(KRAIT_SANITIZE)
    target_compile_options(krait_flags INTERFACE -fno-omit-frame-pointer
        -fsanitize=address,undefined -fno-sanitize-recover=all)
    target_link_options(krait_flags INTERFACE -fsanitize=address,undefined)
endif()
