#!/usr/bin/env bash
# Rehearses a release without publishing anything: a copy of this tree becomes the release version, is deployed into a
# local folder as release.yml deploys it, and the outside project is built and tested from that folder alone.
# Needs a JDK and Maven 3.8.7, or later ones. Skips the signatures, what `mvn verify` has seen (tests, format), and
# ae-examples, which is not published.
#
#   .github/rehearse-release.sh [FOLDER]   where it is published and stays (default: a temporary folder, removed)
#
#   SINCE=FOLDER            an earlier version that this script published there stands for the last release: the API is
#                           compared with it, as it will be with the one on Central
#   OUTSIDE_JDKS="DIR..."   JDKs the outside project is tested on (default: the one Maven finds)
#   MAVEN_REPOSITORY=DIR    the local repository (default: ~/.m2/repository)
set -euo pipefail
unset CDPATH

root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
out=${1:-$work/out}
mkdir -p "$out"
out=$(cd -P "$out" && pwd)
if [ -n "$(ls -A "$out")" ]; then
  echo "rehearsal: the folder must be empty, got $out" >&2
  exit 2
fi
repository=${MAVEN_REPOSITORY:-$HOME/.m2/repository}
since=${SINCE:+$(cd -P "$SINCE" && pwd)}

say() { echo "rehearsal: $*"; }

# ID FOLDER: a filter that gives a pom one more repository, a folder.
with_repository() {
  awk -v id="$1" -v url="file://$2" '
    { print }
    /^  <\/properties>/ {
      print "  <repositories><repository><id>" id "</id><url>" url "</url></repository></repositories>"
    }
  '
}

# What git tracks or would track, with the version of the release.
copy_tree() {
  (cd "$root" && git ls-files -z --cached --others --exclude-standard | tar --null -T - -cf -) |
    tar -xf - -C "$work/tree"
  local pom
  while IFS= read -r pom; do
    sed "s|<version>$development</version>|<version>$version</version>|" "$pom" >"$work/pom" && cp "$work/pom" "$pom"
  done < <(find "$work/tree" -name pom.xml)
  if [ -n "$since" ]; then
    with_repository last-release "$since" <"$work/tree/pom.xml" >"$work/pom" && cp "$work/pom" "$work/tree/pom.xml"
  fi
}

# ARTIFACT SUFFIX...: each file must be there and hold something.
expect() {
  local artifact=$1 suffix file
  shift
  for suffix in "$@"; do
    file=$out/io/github/ae4j/$artifact/$version/$artifact-$version$suffix
    if [ ! -s "$file" ]; then
      say "missing ${file#"$out"/}" >&2
      missing=1
    fi
  done
}

check_published() {
  missing=0
  local module
  expect ae-parent .pom
  expect ae-bom .pom
  for module in ae-core ae-djl ae-nd4j ae-spark; do
    expect "$module" .pom .jar -sources.jar -javadoc.jar -cyclonedx.json
  done
  expect ae-core -testkit.jar -testkit-sources.jar
  [ "$missing" = 0 ] || return 1
  if grep '<parent>' "$out/io/github/ae4j/ae-bom/$version/ae-bom-$version.pom"; then
    say "ae-bom must stand alone, or it forces the parent's versions on whoever imports it" >&2
    return 1
  fi
  local name jar
  for jar in ae-core:.jar ae-core:-testkit.jar ae-djl:.jar ae-nd4j:.jar ae-spark:.jar; do
    name=${jar%%:*}
    jar=$out/io/github/ae4j/$name/$version/$name-$version${jar#*:}
    if ! (cd "$work" && jar xf "$jar" META-INF/MANIFEST.MF && grep -q '^Automatic-Module-Name: io' META-INF/MANIFEST.MF); then
      say "no Automatic-Module-Name in ${jar##*/}" >&2
      return 1
    fi
    if jar tf "$jar" | grep '\(Test\|/Broken[A-Za-z]*\)\([$].*\)\?[.]class$'; then
      say "tests of our own in ${jar##*/}" >&2
      return 1
    fi
  done
}

# release.yml must attach every jar that is published to the release's page.
check_attached() {
  local list missing
  list=$(sed -n 's/.* --generate-notes //p' "$work/tree/.github/workflows/release.yml")
  (cd "$work/tree" && eval "printf '%s\n' $list") | sed 's|.*/||' | sort >"$work/attached"
  find "$out" -name '*.jar' | sed 's|.*/||' | sort >"$work/published"
  missing=$(comm -13 "$work/attached" "$work/published")
  [ -z "$missing" ] || { say "release.yml does not attach" $missing >&2; return 1; }
}

# What japicmp found, module by module: of a break what breaks, of the rest the verdict.
tell_changes() {
  local diff module
  while IFS= read -r diff; do
    module=${diff#"$work"/tree/}
    grep -q 'No changes' "$diff" && continue
    say "${module%%/target/*} differs from the last release:"
    grep '!' "$diff" || true
  done < <(find "$work/tree" -path '*/target/japicmp/*.diff' | sort)
}

# The outside project as its user would have it. Its own local repository is new: ae can come from the published folder
# alone, and the rest from what Maven has here already, or from Central.
copy_outside() {
  local it=$work/tree/ae-examples/src/it property value
  cp -R "$it/outside" "$work/outside"
  cp "$it/outside/pom.xml" "$work/pom"
  while IFS= read -r property; do
    value=$version
    [ "$property" = project.version ] ||
      value=$(sed -n "s|.*<$property>\(.*\)</$property>.*|\1|p" "$work/tree/pom.xml" | head -n 1)
    sed "s|@$property@|$value|g" "$work/pom" >"$work/pom.next" && mv "$work/pom.next" "$work/pom"
  done < <(grep -o '@[a-z0-9.]*@' "$work/pom" | tr -d @ | sort -u)
  with_repository rehearsal "$out" <"$work/pom" >"$work/outside/pom.xml"
  sed "s|@localRepositoryUrl@|file://$repository|" "$it/settings.xml" >"$work/settings.xml"
}

# JDK [ARGUMENTS]: builds and tests it.
outside() {
  local jdk=$1
  shift
  say "the outside project on ${jdk:-the JDK of Maven}${*:+, $*}"
  JAVA_HOME=${jdk:-${JAVA_HOME:-}} mvn -B -ntp -q -s "$work/settings.xml" -Dmaven.repo.local="$work/repository" \
    -f "$work/outside/pom.xml" clean verify "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  cat "$work"/outside/target/surefire-reports/TEST-*.xml | grep -o '<testsuite .* tests="[0-9]*"' |
    awk -F'"' '{ n += $(NF - 1) } END { print "rehearsal:   " n + 0 " tests passed"; exit n == 0 }'
  local from
  from=$(sed -n 's/.*[.][a-z]*>\([^=]*\)=.*/\1/p' "$work"/repository/io/github/ae4j/*/*/_remote.repositories | sort -u)
  [ "$from" = rehearsal ] || { say "ae must come from the published folder alone, came from" $from >&2; exit 1; }
}

development=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' "$root/pom.xml")
version=${development%-SNAPSHOT}
mkdir "$work/tree"
copy_tree
say "publishing $version into $out, unsigned"
mvn -B -ntp -Dmaven.repo.local="$repository" -f "$work/tree/pom.xml" -Prelease -pl '!ae-examples' \
  -DskipTests -Djacoco.skip -Dspotless.check.skip -Dgpg.skip -Dmaven.install.skip \
  -DaltDeploymentRepository="rehearsal::file://$out" deploy >"$work/log" 2>&1 ||
  { tell_changes >&2; grep '^\[ERROR\]' "$work/log" >&2; exit 1; }
tell_changes
sed -n 's/.*Ignoring missing old artifact version: .*:/rehearsal: no release yet to compare the API with: /p' "$work/log"
check_published
check_attached
(cd "$out" && find . -type f ! -name '*.sha1' ! -name '*.md5' ! -name 'maven-metadata*' | sort | sed 's|^\./|  |')

copy_outside
IFS=' ' read -r -a jdks <<<"${OUTSIDE_JDKS:-}"
for jdk in "${jdks[@]:-}"; do
  outside "$jdk"
  # What is optional to ae comes to those who ask for it alone.
  if [ -z "${asked:-}" ] && [ -e "$work/repository/io/micrometer" ]; then
    say "ae must not bring Micrometer along" >&2
    exit 1
  fi
  asked=yes
  outside "$jdk" -Pmicrometer
done
say "$version could go out"
