# A plugin from outside the tree, in the report with a picture: builds docs/examples/four-pictures from an
# installed copy alone, runs it over a made-up project whose figures are easy to count, and reads the page.
cmake_minimum_required(VERSION 3.25)

function(run result)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE errors)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGN} failed:\n${output}${errors}")
  endif()
  set(${result} "${output}" PARENT_SCOPE)
endfunction()

# Fails unless the text has the part.
function(expect text part what)
  string(FIND "${text}" "${part}" place)
  if(place EQUAL -1)
    message(FATAL_ERROR "${what}: expected\n${part}\nin\n${text}")
  endif()
endfunction()

# The figure of a table, from its start to its end.
function(figure result page table)
  string(FIND "${page}" "id=four-pictures.${table} " start)
  if(start EQUAL -1)
    message(FATAL_ERROR "the page has no figure of the table ${table}")
  endif()
  string(SUBSTRING "${page}" ${start} -1 rest)
  string(FIND "${rest}" "</figure>" end)
  string(SUBSTRING "${rest}" 0 ${end} text)
  set(${result} "${text}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${FOLDER})
run(ignored ${CMAKE_COMMAND} --install ${BUILD} --component development --prefix ${FOLDER}/prefix)
run(ignored ${CMAKE_COMMAND} -S ${SOURCE}/docs/examples/four-pictures -B ${FOLDER}/plugin -G ${GENERATOR}
  -DCMAKE_PREFIX_PATH=${FOLDER}/prefix -DCMAKE_CXX_COMPILER=${CXX_COMPILER} -DCMAKE_EXPORT_COMPILE_COMMANDS=ON
  -DCMAKE_FIND_USE_PACKAGE_REGISTRY=OFF -DCMAKE_FIND_USE_SYSTEM_PACKAGE_REGISTRY=OFF)
file(READ ${FOLDER}/plugin/compile_commands.json commands)
expect("${commands}" "${FOLDER}/prefix/include" "include folders")
string(FIND "${commands}" "${SOURCE}/core" place)
if(NOT place EQUAL -1)
  message(FATAL_ERROR "the plugin is built against the source tree, not the installed copy:\n${commands}")
endif()
run(ignored ${CMAKE_COMMAND} --build ${FOLDER}/plugin)

file(WRITE ${FOLDER}/project/project.toml [=[
[project]
id = "outside"
name = "Utifrån"
owner = "Exempelkommunen"
fund = "ESF+"
start = 2024-01-01
end = 2024-12-31
as_of = 2025-01-01

[data.participations]
file = "deltagare.csv"
columns = { person = "person", gender = "gender", entry = "entry", exit = "exit", labour_status = "labour_status", exit_reason = "exit_reason" }

[report]
few_below = 2

[[plugin]]
id = "four-pictures"

[plugin.parameters]
population = { gender = ["woman", "man"] }
]=])
# Of three women two have left, after 2 and 5 months; of two men both, after 4 and 9. The last is not asked for.
file(WRITE ${FOLDER}/project/deltagare.csv [=[
person,gender,entry,exit,labour_status,exit_reason
p1,woman,2024-01-10,2024-03-20,unemployed,employment
p2,woman,2024-01-10,2024-06-20,unemployed,education
p3,woman,2024-02-01,,unemployed,
p4,man,2024-01-10,2024-05-15,inactive_other,employment
p5,man,2024-03-01,2024-12-15,unemployed,employment
p6,other,2024-03-01,2024-12-15,unemployed,employment
]=])
run(said ${PROGRAM} --plugin-path ${FOLDER}/plugin run ${FOLDER}/project --out ${FOLDER}/out --report --lang en)
file(READ ${FOLDER}/out/report.html page)
file(READ ${FOLDER}/out/results.json results)

foreach(expected "left|proportion|proportion" "how-long|distribution|stack" "still-here|curve|curve"
    "reasons|matrix|heat")
  string(REGEX MATCH "^(.*)\\|(.*)\\|(.*)$" ignored "${expected}")
  set(kind ${CMAKE_MATCH_2})
  set(picture ${CMAKE_MATCH_3})
  figure(text "${page}" ${CMAKE_MATCH_1})
  expect("${text}" "data-kind=${kind} data-picture=${picture}" "the picture")
endforeach()
figure(text "${page}" left)
expect("${text}" ">Gender<" "a column's label")
expect("${text}" "data-v=woman>women<td>2<td>3<td" "women who have left")
expect("${text}" "data-v=man>men<td>2<td>2<td" "men who have left")
figure(text "${page}" how-long)
expect("${text}" ">3–5 months<" "a value's label")
expect("${text}" "data-v=woman>women<td>1<td>1<td>0<td>0<td>2" "how long women took part")
expect("${text}" "data-v=man>men<td>0<td>1<td>0<td>1<td>2" "how long men took part")
figure(text "${page}" still-here)
expect("${text}" ">Months since entry<" "the name of the axis")
expect("${text}" ">Share taking part<" "the name of the value")
foreach(value 0.8 0.6 0.4 0.2)
  expect("${text}" "${value}" "the curve")
endforeach()
figure(text "${page}" reasons)
expect("${text}" "data-v=unemployed>" "from what")
expect("${text}" "data-v=employment>" "to what")

# What was asked, in words.
expect("${page}" "<dt>Who is counted<dd>Whoever is a woman or a man." "the parameter in words")
expect("${page}" "<dd>All participations, also ongoing ones." "what the plugin says that it counts")
expect("${results}" "är kvinna eller man" "the criterion in words in results.json")
