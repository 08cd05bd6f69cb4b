# SPDX-License-Identifier: MIT
# The portable folders, in include order. A folder without files is left out.
set(KRAIT_FOLDERS base heap value code lang vm rt native machine modules)
# A chip's image is built for size, but for the loop, the way of a hard handler
# and whatever runs with interrupts masked; these are quicker by 1 to 35%.
set(KRAIT_FAST
    "heap/(alloc|collect|map|mark|reserve|slot|sweep|weak)"
    "vm/(execute|call|vm|handler)"
    "rt/(interrupt|record|histogram)" "value/(list|dict|table|rebuild)"
    "machine/(object|pin)")

# Adds the library krait_<name> from NAME's folder and its chosen variants.
function(krait_folder name path)
    set(dir ${CMAKE_SOURCE_DIR}/src/${path})
    file(GLOB sources CONFIGURE_DEPENDS ${dir}/*.c ${dir}/*.S
        ${dir}/isa/*.c ${dir}/isa/${KRAIT_ISA}/*.c ${dir}/isa/${KRAIT_ISA}/*.S
        ${dir}/charge/${KRAIT_CHARGE}/*.c)
    list(TRANSFORM krait_left_out PREPEND ${CMAKE_SOURCE_DIR}/src/
        OUTPUT_VARIABLE left_out)
    list(REMOVE_ITEM sources ${left_out})
    if(NOT sources)
        return()
    endif()
    add_library(krait_${name} STATIC ${sources})
    target_link_libraries(krait_${name} PRIVATE krait_flags)
    add_dependencies(krait_${name} krait_symbols)
    if(NOT KRAIT_CPU STREQUAL "host")
        list(JOIN KRAIT_FAST "|" fast)
        list(FILTER sources INCLUDE REGEX "src/(${fast})[.]c$")
        set_source_files_properties(${sources} PROPERTIES COMPILE_OPTIONS -O2)
        if(name MATCHES "lang|modules") # a third of a percent smaller
            target_compile_options(krait_${name} PRIVATE
                -fno-move-loop-invariants -fno-tree-loop-im)
        endif()
    endif()
endfunction()

# CMake knows the linker's groups for the desk only.
if(NOT KRAIT_CPU STREQUAL "host")
    set(CMAKE_C_LINK_GROUP_USING_RESCAN
        "LINKER:--start-group" "LINKER:--end-group")
    set(CMAKE_C_LINK_GROUP_USING_RESCAN_SUPPORTED TRUE)
endif()

# Everything there is, in any link order: a board implements what base and
# machine declare, so the archives need each other.
add_library(krait_all INTERFACE)
target_link_libraries(krait_all INTERFACE krait_flags)
set(krait_libraries)
foreach(folder IN LISTS KRAIT_FOLDERS)
    krait_folder(${folder} ${folder})
endforeach()
if(TARGET krait_base)
    target_sources(krait_base PRIVATE ${krait_text_table})
endif()
if(KRAIT_CPU STREQUAL "host")
    krait_folder(sim boards/sim)
    if(TARGET krait_sim)
        target_link_libraries(krait_sim PRIVATE krait_hosted)
    endif()
    list(APPEND KRAIT_FOLDERS sim)
endif()
foreach(folder IN LISTS KRAIT_FOLDERS)
    if(TARGET krait_${folder})
        list(APPEND krait_libraries krait_${folder})
    endif()
endforeach()
if(krait_libraries)
    list(JOIN krait_libraries "," joined)
    target_link_libraries(krait_all INTERFACE
        "$<LINK_GROUP:RESCAN,${joined}>")
endif()
