# What every target of the project shares: options, one INTERFACE target with the flags, the libraries, and the functions
# pare_subfolders, pare_library, pare_executable, pare_test and pare_bench.

option(PARE_WERROR "Warnings are errors" OFF)
option(PARE_NATIVE "Build for the machine that builds" ON)
option(PARE_TESTS "Build the tests" ON)
set(PARE_SANITIZE "" CACHE STRING "Sanitizers, comma separated (address,undefined or thread)")
set(PARE_DEPS "${CMAKE_SOURCE_DIR}/build/deps.cmake" CACHE FILEPATH "Where set-up wrote the places of what it built")

if(NOT EXISTS "${PARE_DEPS}")
    message(FATAL_ERROR "${PARE_DEPS} is missing: run installers/setup.sh first")
endif()
include("${PARE_DEPS}")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC OFF)

find_program(PARE_CCACHE ccache)
if(PARE_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${PARE_CCACHE}")
endif()
find_program(PARE_MOLD mold)

add_library(pare_flags INTERFACE)
target_include_directories(pare_flags INTERFACE "${CMAKE_SOURCE_DIR}" "${CMAKE_BINARY_DIR}/generated")
target_compile_options(pare_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow)
target_compile_definitions(pare_flags INTERFACE PARE_VERSION="${PROJECT_VERSION}")
if(PARE_MOLD)
    target_link_options(pare_flags INTERFACE -fuse-ld=mold)
endif()
if(PARE_WERROR)
    target_compile_options(pare_flags INTERFACE -Werror)
endif()
if(PARE_NATIVE)
    target_compile_options(pare_flags INTERFACE -march=native)
endif()
if(PARE_SANITIZE)
    target_compile_options(pare_flags INTERFACE -fsanitize=${PARE_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(pare_flags INTERFACE -fsanitize=${PARE_SANITIZE})
endif()

find_package(Threads REQUIRED)
find_package(Protobuf REQUIRED)
find_package(Eigen3 3.4 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(fmt REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)

# ONNX, built by set-up in its own namespace so that it lives beside the copies inside other libraries.
add_library(pare_onnx INTERFACE)
target_include_directories(pare_onnx SYSTEM INTERFACE "${PARE_ONNX_ROOT}/include")
target_compile_definitions(pare_onnx INTERFACE ONNX_NAMESPACE=pare_onnx ONNX_ML=1)
target_link_libraries(pare_onnx INTERFACE "${PARE_ONNX_ROOT}/lib/libonnx.a"
                      protobuf::libprotobuf Threads::Threads)

# Large headers of libraries, which took most of the time of a build, are read once for core, once for windows and once for tests.
# Only headers that never change with the project stand in them, and none may be relied on: every file includes what it uses.
option(PARE_PRECOMPILE "Read large headers of libraries once" ON)
set(PARE_CORE_HEADERS <onnx/onnx_pb.h> <fmt/format.h> <nlohmann/json.hpp> <algorithm> <filesystem> <functional> <map> <memory> <optional>
                      <set> <string> <unordered_map> <variant> <vector>)

set(PARE_WINDOW_HEADERS <QApplication> <QBoxLayout> <QComboBox> <QHeaderView> <QLabel> <QLineEdit> <QMenu> <QPainter> <QPushButton>
                        <QSettings> <QTableView> <QToolButton>)

# pare_precompiled(NAME HEADERS a b ... DEPS c d ...): what targets with the same flags take with pare_use_precompiled(TARGET NAME).
function(pare_precompiled name)
    cmake_parse_arguments(ARG "" "" "HEADERS;DEPS;OPTIONS" ${ARGN})
    if(NOT PARE_PRECOMPILE)
        return()
    endif()
    file(WRITE "${CMAKE_BINARY_DIR}/generated/${name}.cpp.new" "// Nothing: it makes CMake read the headers.\n")
    file(COPY_FILE "${CMAKE_BINARY_DIR}/generated/${name}.cpp.new" "${CMAKE_BINARY_DIR}/generated/${name}.cpp" ONLY_IF_DIFFERENT)
    add_library(${name} OBJECT "${CMAKE_BINARY_DIR}/generated/${name}.cpp")
    target_link_libraries(${name} PRIVATE pare_flags ${ARG_DEPS})
    target_compile_options(${name} PRIVATE ${ARG_OPTIONS} -fpch-preprocess)
    target_precompile_headers(${name} PRIVATE ${ARG_HEADERS})
endfunction()

function(pare_use_precompiled target name)
    if(TARGET ${name})
        target_precompile_headers(${target} REUSE_FROM ${name})
        target_compile_options(${target} PRIVATE -fpch-preprocess)
    endif()
endfunction()

if(PARE_PRECOMPILE)
    target_compile_definitions(pare_flags INTERFACE ONNX_NAMESPACE=pare_onnx ONNX_ML=1 FMT_SHARED) # as the headers were read with
endif()
pare_precompiled(pare_headers_core HEADERS ${PARE_CORE_HEADERS} DEPS pare_onnx fmt::fmt nlohmann_json::nlohmann_json)

# Adds every subfolder that has a CMakeLists.txt, in the given order first.
function(pare_subfolders)
    set(done "")
    foreach(folder IN LISTS ARGN)
        if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/CMakeLists.txt")
            add_subdirectory(${folder})
        endif()
        list(APPEND done ${folder})
    endforeach()
    file(GLOB entries RELATIVE "${CMAKE_CURRENT_SOURCE_DIR}" CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*/CMakeLists.txt")
    foreach(entry IN LISTS entries)
        get_filename_component(folder "${entry}" DIRECTORY)
        if(NOT folder IN_LIST done)
            add_subdirectory(${folder})
        endif()
    endforeach()
endfunction()

# pare_library(NAME [QT] DEPS a b ...): a static library of every .cpp and .h in the current folder.
function(pare_library name)
    cmake_parse_arguments(ARG "QT" "" "DEPS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS "*.cpp" "*.h")
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC pare_flags ${ARG_DEPS})
    if(ARG_QT)
        set_target_properties(${name} PROPERTIES AUTOMOC ON)
        pare_use_precompiled(${name} pare_headers_window)
    else()
        pare_use_precompiled(${name} pare_headers_core)
    endif()
endfunction()

# pare_executable(NAME [QT] DEPS a b ...): a program of every .cpp and .h in the current folder.
function(pare_executable name)
    cmake_parse_arguments(ARG "QT" "" "DEPS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS "*.cpp" "*.h")
    add_executable(${name} ${sources})
    target_link_libraries(${name} PRIVATE pare_flags ${ARG_DEPS})
    if(ARG_QT)
        set_target_properties(${name} PROPERTIES AUTOMOC ON)
        pare_use_precompiled(${name} pare_headers_window)
    else()
        set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
        target_compile_options(${name} PRIVATE -fPIC) # as the libraries, whose headers it reads
        pare_use_precompiled(${name} pare_headers_core)
    endif()
endfunction()

# pare_test(tst_x DEPS a b ...): the Qt Test program tst_x.cpp, run by ctest on the offscreen platform.
# TIMEOUT seconds (default 120); NEEDS lists programs that must be built with it.
function(pare_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "DEPS;NEEDS" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    if(NOT PARE_WERROR AND NOT EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${name}.cpp")
        message(WARNING "${name}.cpp is not there yet: left out of this build")
        return()
    endif()
    add_executable(${name} "${name}.cpp")
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PRIVATE pare_flags pare_test_support ${ARG_DEPS} Qt6::Test)
    target_compile_options(${name} PRIVATE -O0) # half of the time that building the tests takes; what they test keeps its flags
    pare_use_precompiled(${name} ${PARE_TEST_HEADERS})
    target_compile_definitions(${name} PRIVATE PARE_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
                               PARE_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
    if(ARG_NEEDS)
        add_dependencies(${name} ${ARG_NEEDS})
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
endfunction()

# pare_bench(bench_x DEPS a b ...): a benchmark program, built on request only and never run by ctest.
function(pare_bench name)
    cmake_parse_arguments(ARG "" "" "DEPS" ${ARGN})
    add_executable(${name} EXCLUDE_FROM_ALL "${name}.cpp")
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PRIVATE pare_flags ${ARG_DEPS})
endfunction()
