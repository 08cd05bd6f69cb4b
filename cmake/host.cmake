# SPDX-License-Identifier: MIT
# The program `krait` for the desk, and the unit tests.
file(GLOB krait_tool_sources CONFIGURE_DEPENDS
    ${CMAKE_SOURCE_DIR}/src/tools/*.c)
if(krait_tool_sources)
    add_executable(krait ${krait_tool_sources})
    target_link_libraries(krait PRIVATE krait_flags krait_hosted krait_all m)
    add_dependencies(krait krait_symbols)
endif()

# One binary for all targets of tests/fuzz.
if(KRAIT_FUZZ)
    file(GLOB krait_fuzz_sources CONFIGURE_DEPENDS
        ${CMAKE_SOURCE_DIR}/tests/fuzz/*.c)
    add_executable(fuzz ${krait_fuzz_sources}
        ${CMAKE_SOURCE_DIR}/tests/lang-parse/verify.c)
    target_compile_definitions(fuzz PRIVATE
        FUZZ_FOLDER="${CMAKE_SOURCE_DIR}/tests/fuzz")
    target_link_libraries(fuzz PRIVATE krait_flags krait_hosted krait_all m)
    target_link_options(fuzz PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzz krait_symbols)
endif()

if(NOT KRAIT_TESTS)
    return()
endif()

# Each tests/unit/*_test.c is a program of its own, linked with everything.
enable_testing()
file(GLOB krait_unit_tests CONFIGURE_DEPENDS
    ${CMAKE_SOURCE_DIR}/tests/unit/*_test.c)
if(krait_unit_tests)
    add_library(krait_unit OBJECT ${CMAKE_SOURCE_DIR}/tests/unit/unit_panic.c)
    target_link_libraries(krait_unit PRIVATE krait_flags)
endif()
foreach(source IN LISTS krait_unit_tests)
    get_filename_component(name ${source} NAME_WE)
    add_executable(${name} ${source} $<TARGET_OBJECTS:krait_unit>)
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests/unit)
    target_link_libraries(${name} PRIVATE krait_flags krait_hosted
        krait_all m)
    add_dependencies(${name} krait_symbols)
    set_target_properties(${name} PROPERTIES
        RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/unit)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT 300)
endforeach()
