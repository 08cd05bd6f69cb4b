# SPDX-License-Identifier: MIT
# Images for chips. src/boards/<board>/board.cmake calls krait_image(); it
# returns at once where KRAIT_CPU is not the chip's.

# krait_image(NAME LINKER_SCRIPT FILE [FOLDERS f...] [SOURCES s...])
# An ELF and a raw binary from the C and assembly files of the FOLDERS under
# src/boards (NAME's own when none are given), further SOURCES, and every
# library. Leaves NAME.elf, NAME.bin and NAME.map in the build folder.
function(krait_image name)
    cmake_parse_arguments(arg "" "LINKER_SCRIPT" "FOLDERS;SOURCES" ${ARGN})
    if(NOT arg_FOLDERS)
        set(arg_FOLDERS ${name})
    endif()
    set(sources ${arg_SOURCES})
    get_filename_component(scripts ${arg_LINKER_SCRIPT} DIRECTORY)
    foreach(folder IN LISTS arg_FOLDERS)
        set(dir ${CMAKE_SOURCE_DIR}/src/boards/${folder})
        file(GLOB found CONFIGURE_DEPENDS ${dir}/*.c ${dir}/*.S)
        list(APPEND sources ${found})
    endforeach()
    list(TRANSFORM krait_left_out PREPEND ${CMAKE_SOURCE_DIR}/src/
        OUTPUT_VARIABLE left_out)
    list(REMOVE_ITEM sources ${left_out})
    add_executable(${name} ${sources})
    set_target_properties(${name} PROPERTIES SUFFIX .elf
        LINK_DEPENDS ${arg_LINKER_SCRIPT})
    target_link_libraries(${name} PRIVATE krait_flags krait_all)
    target_link_options(${name} PRIVATE -nostartfiles -nostdlib -static
        -L${scripts}/flash/${KRAIT_MODULES} # before what includes from there
        -T${arg_LINKER_SCRIPT} -Wl,--gc-sections -Wl,--fatal-warnings
        -Wl,--no-warn-rwx-segments
        -Wl,-Map=${CMAKE_BINARY_DIR}/${name}.map)
    add_dependencies(${name} krait_symbols)
    add_custom_command(TARGET ${name} POST_BUILD
        COMMAND ${CMAKE_OBJCOPY} -O binary $<TARGET_FILE:${name}>
                ${CMAKE_BINARY_DIR}/${name}.bin VERBATIM)
endfunction()

# In a function, so that variables of one board.cmake do not leak out.
function(krait_add_boards)
    file(GLOB boards CONFIGURE_DEPENDS
        ${CMAKE_SOURCE_DIR}/src/boards/*/board.cmake)
    foreach(board IN LISTS boards)
        include(${board})
    endforeach()
endfunction()
